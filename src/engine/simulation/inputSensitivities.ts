import type { CompiledModel } from '../formula/compile/compiledModel';
import { contributionToVariance, SENSITIVITY_TRIALS } from '../risk/statistics/sensitivity';
import { askAll, type RunPort } from './ports';
import type { InputSensitivity } from './simulationResult';

/** What every input does to every output, by output and then by input. Each worker takes some of the inputs. */
export async function inputSensitivities({ inputs, outputs }: CompiledModel, ports: readonly RunPort[], trials: number, signal: AbortSignal | undefined): Promise<InputSensitivity[][]> {
  const shares = ports.map((_, port) => inputs.map((__, input) => input).filter((input) => input % ports.length === port));
  const replies = await askAll(ports, (port) => ({ kind: 'sensitivity', inputs: shares[port]!, trials: Math.min(trials, SENSITIVITY_TRIALS) }), signal);
  const effects = replies.flatMap((reply) => reply.inputs).sort((a, b) => a.input - b.input);
  return outputs.map((_, output) => {
    const ofOutput = effects.map(({ byOutput }) => byOutput[output]!);
    const shares = contributionToVariance(ofOutput.map(({ rankCorrelation }) => rankCorrelation));
    return ofOutput.map((effect, input) => ({ ...effect, varianceShare: shares[input]! }));
  });
}
