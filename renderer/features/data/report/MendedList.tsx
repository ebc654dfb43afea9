// What is read in another way than it stands in the file, each of which can be taken back.
import Undo from '@mui/icons-material/UndoRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';

interface Props {
  repairs: readonly Repair[];
  /** Undefined where the file is there no more. */
  onTakeBack?: (repair: Repair) => void;
}

export function MendedList({ repairs, onTakeBack }: Props) {
  const { t } = useTranslation();
  const wordsOf = useRepairWords();
  return (
    <Section title={t('data.mended.title')} subtitle={t('data.mended.text')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {repairs.map((repair) => (
          <Box
            component="li"
            key={JSON.stringify(repair)}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              typography: 'body2',
              borderBottom: 1,
              borderColor: 'divider',
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0, py: 0.75, overflowWrap: 'anywhere' }}>{wordsOf(repair)}</Box>
            {onTakeBack && (
              <Button
                size="small"
                startIcon={<Undo />}
                aria-label={t('data.mended.takeBackOf', { what: wordsOf(repair) })}
                onClick={() => onTakeBack(repair)}
              >
                {t('data.mended.takeBack')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function useRepairWords(): (repair: Repair) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ column: ofTable, value, file, line, heading, to }) => {
    const column = heading ?? ofTable;
    const what = value === '' ? t('data.mended.empty') : `“${value}”`;
    const words = to === null ? t('data.mended.skip', { what, column }) : t('data.mended.to', { what, column, to });
    const place = line === null ? null : t('data.issues.line', { line: format.count(line) });
    return [words, file, place].filter(Boolean).join(' · ');
  };
}
