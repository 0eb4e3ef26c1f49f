package limn.app.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one training of a bench gave. NaN stands for a number that was not measured.
 *
 * @param steps updates done
 * @param bestMiou of the network that is kept, 0..1, without tags
 * @param miou last measurement of each network, without tags
 * @param taggedMiou the same with the tags of the validation images
 * @param stepsPerSecond of training proper
 * @param waitingShare part of that time in which the networks waited for images, 0..1
 * @param seconds wall clock of the whole process, measurements and start included
 * @param peakMemoryMiB most resident memory of the process; 0 if the system does not tell
 */
public record BenchRow(BenchRun run, long steps, double bestMiou, Map<String, Double> miou,
        Map<String, Double> taggedMiou, double stepsPerSecond, double waitingShare, double seconds,
        long peakMemoryMiB) {
    public BenchRow {
        miou = Collections.unmodifiableMap(new LinkedHashMap<>(miou));
        taggedMiou = Collections.unmodifiableMap(new LinkedHashMap<>(taggedMiou));
    }
}
