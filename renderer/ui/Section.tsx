// A card with a heading: the unit that pages are made of.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface Props {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** No padding around the content, for tables that run to the edges. */
  flush?: boolean;
}

export function Section({ title, subtitle, actions, children, flush = false }: Props) {
  const headingId = useId();
  return (
    <Card
      component="section"
      aria-labelledby={headingId}
      sx={{ display: 'flex', flexDirection: 'column', minWidth: 0, overflow: flush ? 'hidden' : 'visible' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2.5, pt: 2, pb: 1.5 }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Typography variant="h2" id={headingId}>
            {title}
          </Typography>
          {subtitle && (
            <Typography variant="caption" color="textSecondary" component="div">
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions}
      </Box>
      <Box
        sx={{
          px: flush ? 0 : 2.5,
          pb: flush ? 0 : 2.5,
          flex: 1,
          minHeight: 0,
          minWidth: 0,
          '& .MuiTableBody-root > tr:last-of-type > *': flush ? { borderBottom: 0 } : undefined,
        }}
      >
        {children}
      </Box>
    </Card>
  );
}
