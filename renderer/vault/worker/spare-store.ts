// When the browser cannot open its database at all (a damaged or missing file of the kind that Chromium neither mends nor
// clears), the vault lives in a spare one, a storage bucket of its own, and is filled from the journal. The damaged one
// is left as it is; should it open again one day, the journal brings it up to date.
import { NamedError } from '../../../shared/result.ts'
import { openStore, type Store } from './store.ts'

/** https://wicg.github.io/storage-buckets/ — not yet in TypeScript's library. */
interface StorageBuckets {
  open(name: string, options: { persisted: boolean }): Promise<{ indexedDB: IDBFactory }>
}
interface WithBuckets {
  storageBuckets?: StorageBuckets
}
declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the worker's name for it
  interface WorkerNavigator extends WithBuckets {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the window's name for it
  interface Navigator extends WithBuckets {}
}

const bucketName = 'telemachus-spare'

/** @throws NamedError `vault/store-unreadable` when neither can be opened. */
export async function openStoreOrSpare(): Promise<Store> {
  const usual = openStore()
  try {
    await usual.open()
    return usual
  } catch (cause) {
    usual.close()
    return openSpare(cause)
  }
}

async function openSpare(cause: unknown): Promise<Store> {
  try {
    const bucket = await navigator.storageBuckets?.open(bucketName, { persisted: true })
    if (bucket === undefined) throw cause
    const spare = openStore(undefined, bucket.indexedDB)
    await spare.open()
    return spare
  } catch (error) {
    throw new NamedError('vault/store-unreadable', '', { cause: error })
  }
}
