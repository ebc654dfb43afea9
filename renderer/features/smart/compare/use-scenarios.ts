// Scenarios that the user put aside, A and B, with their names; kept for as long as the window is open.
import { useCallback, useState } from 'react';
import type { PredictionContext } from '#core/contract/predictions.ts';

export const SCENARIO_KEYS = ['A', 'B'] as const;
export type ScenarioKey = (typeof SCENARIO_KEYS)[number];

export interface Scenario {
  key: ScenarioKey;
  name: string;
  date: string;
  context: PredictionContext;
}

export interface Scenarios {
  list: Scenario[];
  save(scenario: Scenario): void;
  rename(key: ScenarioKey, name: string): void;
  remove(key: ScenarioKey): void;
}

const STORAGE = 'shelfcast.scenarios';

const read = (slot: string): Scenario[] => {
  try {
    const all = JSON.parse(sessionStorage.getItem(STORAGE) ?? '{}') as Record<string, Scenario[]>;
    return all[slot] ?? [];
  } catch {
    return [];
  }
};

const write = (slot: string, list: Scenario[]): void => {
  let all: Record<string, Scenario[]> = {};
  try {
    all = JSON.parse(sessionStorage.getItem(STORAGE) ?? '{}') as Record<string, Scenario[]>;
  } catch {
    // What cannot be read is written anew.
  }
  sessionStorage.setItem(STORAGE, JSON.stringify({ ...all, [slot]: list }));
};

export function useScenarios(store: string, product: string): Scenarios {
  const slot = `${store}\n${product}`;
  const [list, setList] = useState(() => read(slot));
  const change = useCallback(
    (next: (list: Scenario[]) => Scenario[]) =>
      setList((before) => {
        const after = next(before);
        write(slot, after);
        return after;
      }),
    [slot],
  );
  return {
    list,
    save: (scenario) =>
      change((before) =>
        [...before.filter(({ key }) => key !== scenario.key), scenario].sort((a, b) => (a.key < b.key ? -1 : 1)),
      ),
    rename: (key, name) => change((before) => before.map((one) => (one.key === key ? { ...one, name } : one))),
    remove: (key) => change((before) => before.filter((one) => one.key !== key)),
  };
}
