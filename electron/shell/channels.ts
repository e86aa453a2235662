// The names of the two channels between preload and shell. Nothing else is spoken on any other.

/** The window calls an operation of the contract. */
export const callChannel = 'telemachus:call'
/** The shell says something unasked. */
export const eventChannel = 'telemachus:event'
