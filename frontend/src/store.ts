/** What the browser keeps for us; a browser that keeps nothing is no error. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

function storeOn(area: () => Storage): Store {
  const guarded = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(area());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => guarded((storage) => storage.getItem(key), null),
    set: (key, value) => guarded((storage) => storage.setItem(key, value), undefined),
    remove: (key) => guarded((storage) => storage.removeItem(key), undefined),
  };
}

/** Kept until removed, over all tabs. */
export const lasting = storeOn(() => localStorage);

/** Kept as long as this tab. */
export const passing = storeOn(() => sessionStorage);
