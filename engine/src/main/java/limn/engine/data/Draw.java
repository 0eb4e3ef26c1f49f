package limn.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Which samples a step gets. A function of seed and step alone, so a resumed run draws what the uninterrupted one would have drawn,
 * without any state to keep.
 */
public final class Draw {
    private final List<Sample> pool;
    private final List<List<Sample>> byClass;
    private final double classBalance;
    private final long seed;

    /**
     * @param byClass the samples of each class that has any; may be empty
     * @param classBalance share of draws that first choose a class, then one of its images
     */
    public Draw(List<Sample> pool, List<List<Sample>> byClass, double classBalance, long seed) {
        this.pool = List.copyOf(pool);
        this.byClass = byClass.stream().filter(l -> !l.isEmpty()).map(List::copyOf).toList();
        this.classBalance = classBalance;
        this.seed = seed;
    }

    public boolean isEmpty() { return pool.isEmpty(); }

    /** The sample at a position of the endless sequence: shuffled passes over the pool, mixed with draws by class. */
    Sample at(long position) {
        RandomGenerator random = random(position);
        if (!byClass.isEmpty() && random.nextDouble() < classBalance) {
            List<Sample> ofClass = byClass.get(random.nextInt(byClass.size()));
            return ofClass.get(random.nextInt(ofClass.size()));
        }
        int n = pool.size();
        return pool.get(shuffled(position / n, n)[(int) (position % n)]);
    }

    /** The random source of a position, for its crop. */
    RandomGenerator random(long position) {
        return new SplittableRandom(mix(seed * 0x9E3779B97F4A7C15L + position));
    }

    /** The samples to try when the one at a position cannot be read. */
    List<Sample> others(Sample broken) {
        var rest = new ArrayList<>(pool);
        rest.remove(broken);
        return rest;
    }

    private int[] shuffled(long pass, int n) {
        var random = new SplittableRandom(mix(seed ^ (pass + 1) * 0xD1B54A32D192ED03L));
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
