// The meter in a worker of its own, so that measuring never holds up the window.
import * as Comlink from 'comlink'
import { measure } from './meter.ts'

const worker = { measure }
export type MeterWorker = typeof worker

Comlink.expose(worker)
