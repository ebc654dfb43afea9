// A number that opens to what is behind it: its formula in words, the same with this product's numbers, where each of
// them comes from, and the result.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Popover, useWasOpened } from '../overlays.tsx';
import './help.css';

/** Where a number comes from: the user's files or input, a default of the store, the forecast, another formula. */
export type FormulaSource = 'yours' | 'default' | 'forecast' | 'computed';

export interface FormulaInput {
  label: string;
  /** Formatted; a dash where nothing is known. */
  value: string;
  source: FormulaSource;
}

export interface FormulaProps {
  /** What the number is: "Order quantity". */
  title: string;
  /** The formula in words. */
  formula: string;
  /** The formula with the numbers in it; left out where it would only repeat the inputs. */
  worked?: string;
  inputs: FormulaInput[];
  /** Formatted result, with its unit. */
  result: string;
  /** What to know about it: its literature, its limits. */
  note?: ReactNode;
  /** What stands on the page; the result when left out. */
  children?: ReactNode;
}

export function FormulaPopover(props: FormulaProps) {
  const { title, result, children } = props;
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const hasText = useWasOpened(anchor !== null);
  return (
    <>
      <button
        type="button"
        className="figure-opener explained-underline"
        onClick={(event) => {
          event.stopPropagation();
          setAnchor(event.currentTarget);
        }}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={t('ui.formula.open', { title, value: result })}
      >
        {children ?? result}
      </button>
      {hasText && <Behind {...props} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}

interface BehindProps extends FormulaProps {
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** What is behind the number. */
function Behind({ title, formula, worked, inputs, result, note, anchor, onClose }: BehindProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      onClick={(event) => event.stopPropagation()}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      transformOrigin={{ vertical: 'top', horizontal: 'center' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': id,
          tabIndex: -1,
          sx: { width: 400, maxWidth: 'calc(100vw - 32px)', p: 2, mt: 0.5 },
        },
      }}
    >
      <Typography variant="h3" component="h2" id={id}>
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.25, mb: 1.25 }}>
        {formula}
      </Typography>
      <Box component="dl" sx={{ m: 0, typography: 'caption' }}>
        {inputs.map(({ label, value, source }) => (
          <Box key={label} sx={lineStyle}>
            <Box component="dt" sx={{ flex: 1, minWidth: 0 }}>
              {label}
              <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.7188rem' }}>
                {t(`ui.formula.source.${source}`)}
              </Box>
            </Box>
            <Box component="dd" sx={figureStyle}>
              {value}
            </Box>
          </Box>
        ))}
        <Box sx={{ ...lineStyle, borderBottom: 0, pt: 1, alignItems: 'baseline' }}>
          <Box component="dt" sx={{ flex: 1, minWidth: 0, fontWeight: 600 }}>
            {title}
            {worked && (
              <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontWeight: 450 }}>
                {worked}
              </Box>
            )}
          </Box>
          <Box component="dd" sx={{ ...figureStyle, fontSize: '1rem', fontWeight: 620 }}>
            {result}
          </Box>
        </Box>
      </Box>
      {note && (
        <Typography variant="caption" component="div" color="textSecondary" sx={{ mt: 1 }}>
          {note}
        </Typography>
      )}
    </Popover>
  );
}

const lineStyle = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  py: 0.5,
  borderBottom: 1,
  borderColor: 'divider',
} as const;

const figureStyle = { m: 0, fontFeatureSettings: "'tnum' 1", fontWeight: 560, whiteSpace: 'nowrap' } as const;
