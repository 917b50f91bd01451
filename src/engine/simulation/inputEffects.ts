import type { CompiledModel } from '../compile/compiledModel';
import { SENSITIVITY_TRIALS } from '../risk/statistics/sensitivity';
import { askAll, type RunPort } from './ports';
import type { InputEffects } from './protocol';

/** How every output follows every input, by output and then by input. Each worker takes some of the inputs. */
export async function inputEffects({ inputs, outputs }: CompiledModel, ports: readonly RunPort[], trials: number, signal: AbortSignal | undefined): Promise<InputEffects['byOutput'][number][][]> {
  const parts = ports.map((_, port) => inputs.map((__, input) => input).filter((input) => input % ports.length === port));
  const replies = await askAll(ports, (port) => ({ kind: 'sensitivity', inputs: parts[port]!, trials: Math.min(trials, SENSITIVITY_TRIALS) }), signal);
  const effects = replies.flatMap((reply) => reply.inputs).sort((a, b) => a.input - b.input);
  return outputs.map((_, output) => effects.map(({ byOutput }) => byOutput[output]!));
}
