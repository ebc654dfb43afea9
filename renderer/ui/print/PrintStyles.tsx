// How an order list looks on paper. No page size is set: the printer's own is used.
import GlobalStyles from '@mui/material/GlobalStyles';

const STYLE = {
  '.print-sheet': { display: 'none' },
  '@media print': {
    '@page': { margin: '14mm' },
    '.print-sheet': { display: 'block', fontSize: '9pt', lineHeight: 1.35, color: '#000' },
    '.print-sheet section + section': { breakBefore: 'page' },
    '.print-sheet h1': { fontSize: '10pt', fontWeight: 500, margin: 0, color: '#444' },
    '.print-sheet h2': { fontSize: '17pt', margin: '1pt 0 2pt' },
    '.print-sheet p': { margin: '0 0 8pt', color: '#444' },
    '.print-sheet table': { width: '100%', borderCollapse: 'collapse', fontFeatureSettings: "'tnum' 1" },
    '.print-sheet th, .print-sheet td': {
      padding: '3pt 5pt',
      borderBottom: '0.5pt solid #bbb',
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    '.print-sheet th': { borderBottom: '1pt solid #000', fontWeight: 600 },
    '.print-sheet small': { display: 'block', fontSize: '7.5pt', color: '#555' },
    '.print-sheet .number': { textAlign: 'right', whiteSpace: 'nowrap' },
    '.print-sheet .quantity': { fontWeight: 700, fontSize: '10.5pt' },
    '.print-sheet .sum td': { borderTop: '1pt solid #000', borderBottom: 0, fontWeight: 600 },
    '.print-sheet tr': { breakInside: 'avoid' },
    '.print-sheet .sum': { breakBefore: 'avoid' },
    '.print-sheet thead': { display: 'table-header-group' },
    '.print-sheet .tick': { width: '14pt', textAlign: 'center' },
  },
} as const;

export const PrintStyles = () => <GlobalStyles styles={STYLE} />;
