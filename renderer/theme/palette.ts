// Every colour of the app, once: MUI, nivo, the other charts and our own components read from here (contrast is tested).
import type { StockStatus } from '#core/contract/units.ts';

/** Three uses of one meaning: words and icons on `soft`, the quiet fill itself, and marks in charts. */
export interface Tone {
  ink: string;
  soft: string;
  mark: string;
}

export interface Palette {
  mode: 'light' | 'dark';
  /** Page, cards, inputs and hovered rows, sidebar. */
  canvas: string;
  surface: string;
  sunken: string;
  sidebar: string;
  raised: string;
  line: string;
  lineStrong: string;
  ink: string;
  inkMuted: string;
  accent: string;
  accentStrong: string;
  accentSoft: string;
  onAccent: string;
  status: Record<StockStatus, Tone>;
  positive: Tone;
  warning: Tone;
  danger: Tone;
  info: Tone;
  chart: {
    history: string;
    historyFill: string;
    forecast: string;
    reference: string;
    promotion: string;
    grid: string;
    axis: string;
    up: string;
    down: string;
    /** From little to much: one hue, each step told apart by its lightness alone. */
    heat: string[];
    /** Lines that stand for horizon blocks or demand classes, in this order. */
    series: string[];
  };
}

export const light: Palette = {
  mode: 'light',
  canvas: '#faf7f2',
  surface: '#fffdfa',
  sunken: '#f3eee6',
  sidebar: '#f3eee6',
  raised: '#ffffff',
  line: '#e5ddd0',
  lineStrong: '#978c7c',
  ink: '#26211b',
  inkMuted: '#665e53',
  accent: '#1d5c4c',
  accentStrong: '#134538',
  accentSoft: '#e0ece4',
  onAccent: '#ffffff',
  status: {
    out: { ink: '#98181f', soft: '#fae3df', mark: '#b3262b' },
    critical: { ink: '#9b3c06', soft: '#fbe7d8', mark: '#d1620f' },
    low: { ink: '#735300', soft: '#f7edcb', mark: '#b88a00' },
    healthy: { ink: '#10606b', soft: '#dceeee', mark: '#1a8090' },
    overstock: { ink: '#53419f', soft: '#e9e5f6', mark: '#6f5cc0' },
    unknown: { ink: '#5d564c', soft: '#ebe6dc', mark: '#8b8275' },
  },
  positive: { ink: '#1d5c4c', soft: '#e0ece4', mark: '#2c7a66' },
  warning: { ink: '#735300', soft: '#f7edcb', mark: '#b88a00' },
  danger: { ink: '#98181f', soft: '#fae3df', mark: '#b3262b' },
  info: { ink: '#10606b', soft: '#dceeee', mark: '#1a8090' },
  chart: {
    history: '#4d453b',
    historyFill: '#e9e2d6',
    forecast: '#1d6b57',
    reference: '#93887a',
    promotion: '#b5770c',
    grid: '#ece5d9',
    axis: '#665e53',
    up: '#1a8090',
    down: '#c2591a',
    heat: ['#cfe3d8', '#9fcab6', '#67a88e', '#347f68', '#0f4a3a'],
    series: ['#1d6b57', '#b5770c', '#6f5cc0', '#b3506b', '#1a8090', '#7d7466'],
  },
};

export const dark: Palette = {
  mode: 'dark',
  canvas: '#171513',
  surface: '#1f1c19',
  sunken: '#2a2622',
  sidebar: '#1b1816',
  raised: '#272320',
  line: '#37322c',
  lineStrong: '#7d7468',
  ink: '#f2ede5',
  inkMuted: '#b3aa9d',
  accent: '#8ad0b6',
  accentStrong: '#a9dfca',
  accentSoft: '#20372f',
  onAccent: '#0e211a',
  status: {
    out: { ink: '#ffa9a0', soft: '#46201f', mark: '#f0716b' },
    critical: { ink: '#ffb487', soft: '#44271a', mark: '#ee8a45' },
    low: { ink: '#f0cd6a', soft: '#3d3114', mark: '#d6ab2f' },
    healthy: { ink: '#86d3dc', soft: '#173639', mark: '#48abb9' },
    overstock: { ink: '#c3b6ff', soft: '#2f2950', mark: '#9c8bef' },
    unknown: { ink: '#c0b7aa', soft: '#332f2a', mark: '#948b7e' },
  },
  positive: { ink: '#8ad0b6', soft: '#20372f', mark: '#56ab8e' },
  warning: { ink: '#f0cd6a', soft: '#3d3114', mark: '#d6ab2f' },
  danger: { ink: '#ffa9a0', soft: '#46201f', mark: '#f0716b' },
  info: { ink: '#86d3dc', soft: '#173639', mark: '#48abb9' },
  chart: {
    history: '#d5ccbe',
    historyFill: '#35302a',
    forecast: '#3fae88',
    reference: '#8c8376',
    promotion: '#e3b04f',
    grid: '#302b26',
    axis: '#b3aa9d',
    up: '#48abb9',
    down: '#ee8a45',
    heat: ['#254a3e', '#33705c', '#479a7e', '#74c3a5', '#c3efdc'],
    series: ['#3fae88', '#e3b04f', '#a99af5', '#e58aa3', '#48abb9', '#a89f92'],
  },
};
