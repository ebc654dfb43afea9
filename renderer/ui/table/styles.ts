// Rows are grids, so that header and body share their column widths without a layout pass over all rows.
import type { SystemStyleObject } from '@mui/system';

export const rowStyle = {
  display: 'grid',
  alignItems: 'center',
  columnGap: '16px',
  px: '12px',
} as const;

export const bodyRowStyle = (isOpen: boolean) =>
  ({
    bgcolor: isOpen ? 'background.sunken' : undefined,
    '&:hover': { bgcolor: isOpen ? 'background.sunken' : 'action.hover' },
  }) as const;

export const bodyCellStyle = (numeric: boolean): SystemStyleObject => ({
  minWidth: 0,
  py: 0.625,
  fontSize: '0.8438rem',
  lineHeight: 1.35,
  textAlign: numeric ? 'right' : 'left',
  fontFeatureSettings: numeric ? "'tnum' 1" : undefined,
});
