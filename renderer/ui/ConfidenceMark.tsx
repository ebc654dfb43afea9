// Confidence as three steps and a word.
import { useTranslation } from 'react-i18next';

const STEPS = { low: 1, medium: 2, high: 3 } as const;
type Level = keyof typeof STEPS;

const step = (at: number) => `M${at * 5.5} 12v${-(6 + at * 3)}h3.5v${6 + at * 3}z`;
const stepsBetween = (from: number, to: number) => [0, 1, 2].slice(from, to).map(step).join('');

/** The mark with its word given: for long tables, where asking for it in every row would be felt. */
export const ConfidenceSteps = ({ level, word }: { level: Level; word: string }) => (
  <span className="confidence-mark">
    <svg width="15" height="12" aria-hidden>
      <path className="filled" d={stepsBetween(0, STEPS[level])} />
      <path d={stepsBetween(STEPS[level], 3)} />
    </svg>
    {word}
  </span>
);

export function ConfidenceMark({ level }: { level: Level }) {
  const { t } = useTranslation();
  return <ConfidenceSteps level={level} word={t(`confidence.${level}`)} />;
}
