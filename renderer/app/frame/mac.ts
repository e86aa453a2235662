// Which names the keys have here.

/** Whether this computer is a Mac. */
export const onMac = navigator.userAgent.includes('Mac OS')
