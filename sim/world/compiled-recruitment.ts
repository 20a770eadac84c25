/** How candidates become partners, as the market reads it. Times in seconds. */
export interface RecruitmentWorld {
  readonly happens: boolean;
  readonly applyOver: number;
  readonly screeningSeconds: number;
  readonly scoreError: number;
  readonly acts: number;
  readonly ramp: number;
  readonly rampStarts: number;
}
