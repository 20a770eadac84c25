/** A module that a study must refuse: it has a simulator by another name. */
export const simulate = (): readonly Float64Array[] => [];
