// A card with a heading: the unit that pages are made of.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { type ReactNode, useId } from 'react';
import './section.css';

interface Props {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** No padding around the content, for tables that run to the edges. */
  flush?: boolean;
}

/** Not among the classes: where it stands, the browser works out all rows of a table anew when one comes or goes. */
const TABLE_TO_THE_EDGE = { '& .MuiTableBody-root > tr:last-of-type > *': { borderBottom: 0 } };

export function Section({ title, subtitle, actions, children, flush = false }: Props) {
  const headingId = useId();
  return (
    <Card
      component="section"
      aria-labelledby={headingId}
      sx={{ display: 'flex', flexDirection: 'column', minWidth: 0, overflow: flush ? 'hidden' : 'visible' }}
    >
      <div className="section-head">
        <div className="section-title">
          <h2 id={headingId}>{title}</h2>
          {subtitle && <div>{subtitle}</div>}
        </div>
        {actions}
      </div>
      {flush ? (
        <Box className="section-body flush" sx={TABLE_TO_THE_EDGE}>
          {children}
        </Box>
      ) : (
        <div className="section-body">{children}</div>
      )}
    </Card>
  );
}
