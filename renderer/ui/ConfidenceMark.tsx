// Confidence as three steps and a word.
import { useTranslation } from 'react-i18next';

const STEPS = { low: 1, medium: 2, high: 3 } as const;

export function ConfidenceMark({ level }: { level: keyof typeof STEPS }) {
  const { t } = useTranslation();
  return (
    <span className="confidence-mark">
      <svg width="15" height="12" aria-hidden>
        {[1, 2, 3].map((step) => (
          <rect
            key={step}
            className={step <= STEPS[level] ? 'filled' : undefined}
            x={(step - 1) * 5.5}
            y={9 - step * 3}
            width="3.5"
            height={3 + step * 3}
            rx="1"
          />
        ))}
      </svg>
      {t(`confidence.${level}`)}
    </span>
  );
}
