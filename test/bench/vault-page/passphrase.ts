// The passphrase of the vaults that are measured; it guards nothing.
export const benchPassphrase = 'seven quiet lanterns by the river'
