// The passphrase of every vault that these tests make.
export const passphrase = 'seven quiet lanterns by the river'
