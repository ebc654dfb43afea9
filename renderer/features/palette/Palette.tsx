// The command palette: pages, products, actions and settings, found while typing. A combobox over a list of commands.
import Search from '@mui/icons-material/SearchRounded';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { PATHS } from '#renderer/paths.ts';
import { Keys } from '#renderer/ui/Keys.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { useHelp } from '../help/help-context.tsx';
import { found, matches } from './matching.ts';
import { type Command, type CommandGroup, useCommands } from './use-commands.ts';

/** Products offered at once. */
const PRODUCTS = 8;
/** Words of the glossary offered at once. */
const WORDS = 4;
/** Products come a moment later than the rest and must not move what Enter is about to run; words wait for them. */
const GROUPS: CommandGroup[] = ['pages', 'actions', 'stores', 'settings', 'products', 'words'];

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const [at, setAt] = useState(0);
  // What is typed decides at once, so that Enter never runs the answer to an older question; the engine may take longer.
  const typed = text.trim();
  const products = useProducts(asked);
  const isSettled = products !== null && asked === typed;
  const words = useWords(typed);
  const commands = [...found(useCommands(), typed), ...(products ?? []), ...(isSettled ? words : [])];
  const ordered = GROUPS.flatMap((group) => commands.filter((command) => command.group === group));
  const active = ordered[Math.min(at, ordered.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its first answer
  useEffect(() => setAt(0), [typed]);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-command="${CSS.escape(active?.id ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && ordered.length > 0) {
      event.preventDefault();
      const next = at + step;
      const wraps = Math.abs(step) === 1;
      setAt(wraps ? (next + ordered.length) % ordered.length : Math.max(0, Math.min(ordered.length - 1, next)));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(active);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{
        paper: {
          'aria-label': t('palette.title'),
          sx: { mt: { xs: 2, md: '12vh' }, maxHeight: 'min(560px, calc(100dvh - 32px))' },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 2, borderBottom: 1, borderColor: 'divider' }}>
        <Search sx={{ color: 'text.secondary' }} aria-hidden />
        <InputBase
          autoFocus
          fullWidth
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
          placeholder={t('palette.placeholder')}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': t('palette.title'),
              'aria-expanded': true,
              'aria-controls': `${id}-list`,
              'aria-activedescendant': active && `${id}-${active.id}`,
              'aria-autocomplete': 'list',
              autoComplete: 'off',
              spellCheck: false,
            },
          }}
          sx={{ height: 54, fontSize: '1rem', '& input:focus-visible': { outline: 'none' } }}
        />
        <Keys keys={['Esc']} />
      </Box>
      <Box
        ref={list}
        role="listbox"
        id={`${id}-list`}
        aria-label={t('palette.results')}
        sx={{ overflowY: 'auto', p: 1 }}
      >
        {GROUPS.map((group) => {
          const ofGroup = ordered.filter((command) => command.group === group);
          if (ofGroup.length === 0) return null;
          return (
            <Box key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <Typography
                id={`${id}-${group}`}
                variant="caption"
                component="div"
                color="textSecondary"
                sx={{ px: 1.25, pt: 1, pb: 0.5, fontWeight: 560 }}
              >
                {t(`palette.group.${group}`)}
              </Typography>
              {ofGroup.map((command) => (
                <Box
                  key={command.id}
                  role="option"
                  id={`${id}-${command.id}`}
                  data-command={command.id}
                  aria-selected={command === active}
                  onClick={() => run(command)}
                  onPointerMove={() => setAt(ordered.indexOf(command))}
                  sx={{
                    display: 'flex',
                    alignItems: 'center',
                    gap: 1.5,
                    minHeight: 36,
                    px: 1.25,
                    borderRadius: 2,
                    cursor: 'pointer',
                    typography: 'body2',
                    '&[aria-selected=true]': {
                      bgcolor: 'accentSoft',
                      outline: '1px solid var(--sc-palette-primary-main)',
                      outlineOffset: -1,
                    },
                  }}
                >
                  <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                    {command.label}
                  </Box>
                  {command.group === 'products' && (
                    <Typography variant="caption" color="textSecondary" noWrap sx={{ maxWidth: '40%' }}>
                      {command.also}
                    </Typography>
                  )}
                  {command.keys && <Keys keys={command.keys} />}
                </Box>
              ))}
            </Box>
          );
        })}
        {ordered.length === 0 && isSettled && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
            {t('palette.nothing', { text: typed })}
          </Typography>
        )}
      </Box>
    </Dialog>
  );
}

/** Products of the store that match, each leading to its prediction; null until the engine has answered. */
function useProducts(asked: string): Command[] | null {
  const engine = useEngine();
  const navigate = useNavigate();
  const { store } = useStoreChoice();
  const { data, error } = useQuery(
    engine.stores.products.queryOptions({
      input: { store: store?.code ?? '', search: asked, limit: PRODUCTS },
      enabled: store !== null && asked !== '',
    }),
  );
  if (asked === '' || store === null || error) return [];
  if (!data) return null;
  return data.products.map(({ code, name, category }) => ({
    id: `product-${code}`,
    group: 'products' as const,
    label: name,
    also: [code, category].filter(Boolean).join(' · '),
    run: () => void navigate(PATHS.smart({ product: code })),
  }));
}

/** Words of the glossary that match, each opening the list of words at itself. */
function useWords(asked: string): Command[] {
  const { t } = useTranslation();
  const { show, terms } = useHelp();
  if (asked.length < 2) return [];
  return terms
    .filter((name) => matches(t(`terms.${name}.word`), asked))
    .slice(0, WORDS)
    .map((name) => ({
      id: `word-${name}`,
      group: 'words' as const,
      label: t('palette.explain', { word: t(`terms.${name}.word`) }),
      run: () => show('words', t(`terms.${name}.word`)),
    }));
}
