// The sections of an evidence card: sentences on the left, their figures on the right, below each other where it is narrow.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { type EvidenceDocument, type EvidenceLine, type EvidenceSection, isLong } from './evidence-document.ts';

export function EvidenceSections({ shown }: { shown: EvidenceDocument }) {
  return (
    <>
      <Typography component="p" sx={{ m: 0, fontSize: '1.0625rem', lineHeight: 1.5, fontWeight: 500 }}>
        {shown.summary}
      </Typography>
      {shown.sections.map((section) => (
        <SectionOf key={section.key} section={section} />
      ))}
    </>
  );
}

function SectionOf({ section: { title, sentences, columns, lines } }: { section: EvidenceSection }) {
  const headingId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{
        display: 'grid',
        columnGap: 4,
        rowGap: 1,
        mt: 2.5,
        pt: 2.5,
        borderTop: 1,
        borderColor: 'divider',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 0.85fr) minmax(0, 1fr)' },
      }}
    >
      <Box>
        <Typography variant="h3" id={headingId} sx={{ mb: 0.75 }}>
          {title}
        </Typography>
        {sentences.map((sentence) => (
          <Typography key={sentence} variant="body2" sx={{ mb: 0.75, maxWidth: 520 }}>
            {sentence}
          </Typography>
        ))}
      </Box>
      <Figures title={title} columns={columns} lines={lines} />
    </Box>
  );
}

function Figures({ title, columns, lines }: { title: string; columns?: string[]; lines: EvidenceLine[] }) {
  return (
    <Box
      component="table"
      aria-label={title}
      sx={{
        width: 1,
        alignSelf: 'start',
        borderCollapse: 'collapse',
        typography: 'body2',
        fontFeatureSettings: "'tnum' 1",
        '& th, & td': { py: 0.5, px: 0, fontWeight: 'inherit', verticalAlign: 'baseline', textAlign: 'left' },
        '& td, & thead th': { pl: 2, textAlign: 'right', whiteSpace: 'nowrap' },
        '& td.long': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
        '& tr.sum': { fontWeight: 620 },
        '& tr.sum > *': { borderTop: 1, borderColor: 'lineStrong' },
      }}
    >
      {columns && (
        <Box component="thead" sx={{ typography: 'caption', color: 'text.secondary' }}>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </Box>
      )}
      <tbody>
        {lines.map(({ key, label, note, values, isSum }) => (
          <tr key={key} className={isSum ? 'sum' : undefined}>
            <th scope="row">
              {label}
              {note && (
                <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                  {note}
                </Box>
              )}
            </th>
            {values.map((value, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of fixed columns
              <td key={i} className={isLong(value) ? 'long' : undefined}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
