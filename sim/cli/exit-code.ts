/** What the command tells the shell. */
export const EXIT = {
  done: 0,
  /** The command line or a file cannot be taken as it is; nothing was run. */
  inputRefused: 1,
  /** The input was fine and the run failed. */
  runFailed: 2,
  /** A study does not go the way its trace says, or a policy does not decide as its test says. */
  differs: 3,
  /** Something was found in a policy, and that was to fail. */
  findings: 3,
  /** A change of rules breaks a gate. */
  gateFailed: 3,
  /** A gate that a change had to be shown to keep is undecided. */
  undecided: 4,
  /** Ended by Ctrl-C, as shells report it: 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
