/** Facts about leads that one party receives and another develops, and about how they share the pay. */
export const HAND_OFF_FACTS = {
  handOffsDue: 'times a lead was to be handed over to who was to develop it',
  handOffs: 'leads that who had received them handed over to who was to develop them',
  handOffsAnswered: 'of these, such as whose customer the party that took over has spoken to',
  handOffSeconds:
    'seconds from the moment a lead was to be handed over until who took it over spoke to the customer',
  handedOffWon: 'needs sold by a party that had taken them over',
  briefingSeconds: 'seconds of staff for handing leads over and reading in',
  keptBack: 'leads that were not handed over though the rules said so',
  keptBackFound: 'of these, such as headquarters noticed',
} as const;

/** Facts about shares of the pay for first orders; brought customers count for them too. */
export const ROLE_PAY_FACTS = {
  paidToReceivers: 'pay for first orders to who had received the customer and handed it over, minor units',
  paidToMaintainers: 'pay for first orders to who keeps a customer that another won, minor units',
} as const;
