import { XlamError } from '../diagnostics/xlam-error.ts';
import type { Renderer } from '../renderers/renderer.ts';

/** A layout's complete options from settings such as `metadata=false`. Throws USAGE for what the layout does not take. */
export function readLayoutOptions(renderer: Renderer, settings: readonly string[]): unknown {
  const raw: Record<string, unknown> = {};
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    if (equals < 1) throw usage(`--layout-option takes name=value, not "${setting}".`);
    raw[setting.slice(0, equals)] = valueOf(setting.slice(equals + 1));
  }
  const checked = renderer.options.safeParse(raw);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw usage(`Layout ${renderer.id}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}.`);
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?[0-9]+$/.test(text) ? Number(text) : text;
}

function usage(problem: string): XlamError {
  return XlamError.of('USAGE', { problem, hint: 'See `xlam formats` and docs/getting-started.md.' });
}
