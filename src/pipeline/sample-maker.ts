import { type AugmentPlan, augmentVariants } from '../augmenters/apply-augmenters.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { UnifiedRecord } from '../record/schema.ts';
import { styleOf, type Style } from '../record/style.ts';
import { isRefusal, type Refusal, turnOfMessage } from '../record/turn.ts';
import { checkRoundTrip } from '../renderers/check-round-trip.ts';
import type { Example, RenderContext, Renderer } from '../renderers/renderer.ts';
import type { Slicer } from '../slicers/slicer.ts';
import type { Syntax } from '../syntaxes/syntax.ts';

/** What a record was made into. `made = samples + rejected`; nothing else can happen to a sample. */
export interface MadeSamples {
  readonly samples: readonly Sample[];
  readonly rejected: readonly RejectedSample[];
  /** Diagnostics of severity `info`, such as fewer variants than asked for. */
  readonly notes: readonly Diagnostic[];
}

export interface Sample {
  readonly example: Example;
  /** The syntax that was used, where the layout is text. */
  readonly syntax: string | undefined;
}

export interface RejectedSample {
  readonly diagnostic: Diagnostic;
  readonly record: UnifiedRecord;
}

export interface SampleMakerOptions {
  readonly slicer: Slicer;
  readonly plan: AugmentPlan;
  readonly seed: string;
  readonly variants: number;
  readonly renderer: Renderer;
  readonly rendererOptions: unknown;
  /** The syntaxes that `output-format` may choose from; the first is used where it does not run. */
  readonly syntaxes: readonly Syntax[];
  readonly defaultStyle: Style;
  readonly context: RenderContext;
}

/**
 * Record → training samples: slice, augment, render, and check that every sample reads back as its record before it is
 * given out (design law 2). Pure and synchronous; what a record becomes depends on it, the options and the seed alone.
 */
export class SampleMaker {
  readonly #options: SampleMakerOptions;

  constructor(options: SampleMakerOptions) {
    this.#options = options;
  }

  make(record: UnifiedRecord): MadeSamples {
    const made = { samples: [] as Sample[], rejected: [] as RejectedSample[], notes: [] as Diagnostic[] };
    let isEmpty = true;
    for (const slice of this.#options.slicer.slice(record)) {
      isEmpty = false;
      this.#makeSlice(slice, made);
    }
    if (isEmpty) {
      const diagnostic = createDiagnostic('RENDER_NO_TARGET', { layout: this.#options.renderer.id });
      made.rejected.push({ diagnostic, record });
    }
    return made;
  }

  #makeSlice(
    slice: UnifiedRecord,
    made: { samples: Sample[]; rejected: RejectedSample[]; notes: Diagnostic[] },
  ): void {
    const { plan, renderer } = this.#options;
    let outcomes = this.#variants(slice, plan);
    if (renderer.isText && outcomes.some(({ refusal }) => refusal !== undefined)) {
      const narrowed = this.#planOfCarriers(slice);
      if (narrowed !== undefined) outcomes = this.#variants(slice, narrowed);
    }
    const { variants } = this.#options;
    if (outcomes.length < variants) {
      made.notes.push(
        createDiagnostic('AUGMENT_VARIANTS_EXHAUSTED', { wanted: variants, found: outcomes.length }),
      );
    }
    for (const { record, example, refusal, syntax } of outcomes) {
      const target = syntax === undefined ? renderer.id : `${renderer.id} with ${syntax}`;
      if (example === undefined) {
        const reason = refusal?.refusal ?? 'no reason given';
        made.rejected.push({ diagnostic: createDiagnostic('RENDER_REFUSED', { target, reason }), record });
        continue;
      }
      const broken = checkRoundTrip(
        renderer,
        record,
        example,
        this.#options.rendererOptions,
        this.#options.context,
      );
      if (broken === undefined) {
        made.samples.push({ example, syntax });
      } else {
        const data = { target, difference: broken.difference };
        made.rejected.push({
          diagnostic: createDiagnostic('RENDER_NOT_INVERTIBLE', data, { path: broken.path }),
          record,
        });
      }
    }
  }

  #variants(slice: UnifiedRecord, plan: AugmentPlan): readonly Outcome[] {
    const { seed, variants, renderer, rendererOptions, context, defaultStyle } = this.#options;
    return augmentVariants(slice, plan, { seed, count: variants }).map((record) => {
      const syntax = renderer.isText ? styleOf(record, defaultStyle).syntax : undefined;
      const rendered = renderer.render(record, rendererOptions, context);
      return isRefusal(rendered)
        ? { record, syntax, refusal: rendered }
        : { record, syntax, example: rendered };
    });
  }

  /**
   * The plan with the syntaxes that can carry the slice's target, where some of the chosen ones cannot: a sample is
   * rejected only when none can.
   */
  #planOfCarriers(slice: UnifiedRecord): AugmentPlan | undefined {
    const target = slice.messages.at(-1);
    const turn = target === undefined ? undefined : turnOfMessage(target);
    if (turn === undefined || isRefusal(turn)) return undefined;
    const carriers = this.#options.syntaxes.filter((syntax) => !isRefusal(syntax.print(turn)));
    if (carriers.length === 0 || carriers.length === this.#options.syntaxes.length) return undefined;
    const syntaxes = carriers.map(({ id }) => id);
    return this.#options.plan.map((entry) =>
      entry.augmenter.id === 'output-format'
        ? { ...entry, options: { ...(entry.options as object), syntaxes } }
        : entry,
    );
  }
}

interface Outcome {
  readonly record: UnifiedRecord;
  readonly syntax: string | undefined;
  readonly example?: Example;
  readonly refusal?: Refusal;
}
