// Parts of a page side by side, each with an address of its own.
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Link, useLocation } from 'react-router';

interface Props {
  label: string;
  /** The first is current where the address is none of theirs. */
  tabs: readonly { to: string; label: string }[];
}

export function LinkTabs({ label, tabs }: Props) {
  const { pathname } = useLocation();
  const current = tabs.find(({ to }) => to === pathname) ?? tabs[0];
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{ display: 'flex', gap: 0.5, mb: 2.5, mt: -1, borderBottom: 1, borderColor: 'divider' }}
    >
      {tabs.map((tab) => {
        const isCurrent = tab === current;
        return (
          <ButtonBase
            key={tab.to}
            component={Link}
            to={tab.to}
            aria-current={isCurrent ? 'page' : undefined}
            sx={{
              px: 1.5,
              py: 1,
              mb: '-1px',
              borderBottom: 2,
              borderColor: isCurrent ? 'primary.main' : 'transparent',
              borderRadius: '6px 6px 0 0',
              fontSize: '0.875rem',
              fontWeight: 560,
              color: isCurrent ? 'text.primary' : 'text.secondary',
              '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
            }}
          >
            {tab.label}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
