// An opened product: every term with its name, also those for which a narrow window has no column.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { TermsLine, TermsPatch } from '#core/contract/terms.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { SupplierCell, TermCell } from './TermCell.tsx';
import { TERM_FIELDS } from './term-fields.ts';

interface Props {
  line: TermsLine;
  suppliers: ReadonlySet<string>;
  onSave: (line: TermsLine, patch: Omit<TermsPatch, 'product'>) => void;
}

export function ProductDetail({ line, suppliers, onSave }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))',
        gap: 2,
        p: 2.5,
        bgcolor: 'background.sunken',
      }}
    >
      <div>
        <Typography variant="label" component="div" sx={{ mb: 0.5 }}>
          {t('inputs.field.supplier')}
        </Typography>
        <SupplierCell line={line} suppliers={suppliers} onSave={onSave} />
      </div>
      {TERM_FIELDS.map((field) => (
        <div key={field}>
          <Typography variant="label" component="div">
            {t(`inputs.field.${field}`)}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="div" sx={{ mb: 0.5 }}>
            {field === 'onHand' && line.countedOn !== null
              ? t('inputs.countedOn', { day: format.day(line.countedOn) })
              : t(`inputs.fieldHint.${field}`)}
          </Typography>
          <Box sx={{ width: 112 }}>
            <TermCell line={line} field={field} onSave={onSave} />
          </Box>
        </div>
      ))}
    </Box>
  );
}
