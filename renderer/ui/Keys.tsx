// Keys as they stand on a keyboard: "g d", "Ctrl K".
import Box from '@mui/material/Box';

/** The key of commands on this computer's keyboard. */
export const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

export function Keys({ keys }: { keys: string[] }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexShrink: 0 }}>
      {keys.map((key) => (
        <Box
          component="kbd"
          key={key}
          sx={{
            minWidth: 22,
            px: 0.625,
            py: '1px',
            textAlign: 'center',
            border: 1,
            borderColor: 'divider',
            borderBottomWidth: 2,
            borderRadius: '5px',
            bgcolor: 'background.paper',
            color: 'text.secondary',
            fontFamily: 'inherit',
            fontSize: '0.75rem',
            fontWeight: 560,
            whiteSpace: 'nowrap',
          }}
        >
          {key}
        </Box>
      ))}
    </Box>
  );
}
