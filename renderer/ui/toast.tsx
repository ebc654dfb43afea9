// Short messages at the bottom, with an undo where there is something to undo.
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import SnackbarContent from '@mui/material/SnackbarContent';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

export interface Toast {
  text: string;
  action?: { label: string; onClick: () => void };
}

interface Shown extends Toast {
  key: number;
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Shows a toast; a newer one takes the place of the one that is showing. */
export const useToast = () => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [open, setOpen] = useState(false);
  const show = useCallback((toast: Toast) => {
    setShown((previous) => ({ ...toast, key: (previous?.key ?? 0) + 1 }));
    setOpen(true);
  }, []);
  const action = shown?.action;
  return (
    <ToastContext value={show}>
      {children}
      <Snackbar
        key={shown?.key}
        open={open}
        // Time enough to read, decide and reach the button with the keyboard.
        autoHideDuration={action ? 10_000 : 5_000}
        onClose={(_event, reason) => reason !== 'clickaway' && setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      >
        <SnackbarContent
          sx={{ borderRadius: 2.5, bgcolor: 'text.primary', color: 'background.default', fontSize: '0.8438rem' }}
          message={shown?.text}
          action={
            action && (
              <Button
                size="small"
                sx={{ color: 'background.default', textDecoration: 'underline', '&:hover': { bgcolor: 'transparent' } }}
                onClick={() => {
                  setOpen(false);
                  action.onClick();
                }}
              >
                {action.label}
              </Button>
            )
          }
        />
      </Snackbar>
    </ToastContext>
  );
}
