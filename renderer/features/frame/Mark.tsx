// The app's mark: a shelf and the line of its sales.
import Box from '@mui/material/Box';

export function Mark({ size = 28 }: { size?: number }) {
  return (
    <Box component="svg" aria-hidden viewBox="0 0 32 32" sx={{ width: size, height: size, flexShrink: 0 }}>
      <rect width="32" height="32" rx="8.5" fill="#1d5c4c" />
      <path d="M7 22.5h18" stroke="#f4efe6" strokeWidth="2.4" strokeLinecap="round" />
      <path
        d="M8.5 17.5l5-4.2 3.6 2.6 6.2-6.4"
        fill="none"
        stroke="#e9b872"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="23.3" cy="9.5" r="2" fill="#e9b872" />
    </Box>
  );
}
