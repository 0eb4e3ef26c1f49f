package limn.engine.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which samples a step gets. A function of seed and step alone, so a resumed run draws what the uninterrupted one would have drawn,
 * without any state to keep.
 */
public final class Draw {
    private final List<? extends Sample> pool;
    private final List<List<? extends Sample>> byClass;
    private final double classBalance;
    private final long seed;
    private final @Nullable Draw preferred;
    private final double preferredShare;

    /**
     * @param byClass the samples of each class that has any; may be empty
     * @param classBalance share of draws that first choose a class, then one of its images
     */
    public Draw(List<? extends Sample> pool, List<? extends List<? extends Sample>> byClass, double classBalance,
            long seed) {
        this(pool, byClass, classBalance, seed, null, 0);
    }

    private Draw(List<? extends Sample> pool, List<? extends List<? extends Sample>> byClass, double classBalance,
            long seed, @Nullable Draw preferred, double preferredShare) {
        this.pool = List.copyOf(pool);
        this.byClass = new ArrayList<>(byClass.stream().filter(l -> !l.isEmpty()).toList());
        this.classBalance = classBalance;
        this.seed = seed;
        this.preferred = preferred;
        this.preferredShare = preferredShare;
    }

    /** The same, but a share of the draws comes from these samples alone. */
    public Draw withShareOf(List<? extends Sample> some, List<? extends List<? extends Sample>> someByClass,
            double share) {
        return new Draw(pool, byClass, classBalance, seed,
                some.isEmpty() ? null : new Draw(some, someByClass, classBalance, seed ^ 0x9E37L), share);
    }

    public boolean isEmpty() { return pool.isEmpty(); }

    /** The samples that positions give, each one once; what takes the place of an unreadable one is not counted. */
    List<Sample> all() {
        if (preferred != null && preferredShare >= 1) {
            return preferred.all();
        }
        var all = new LinkedHashSet<Sample>();
        if (byClass.isEmpty() || classBalance < 1) {
            all.addAll(pool);
        } else {
            byClass.forEach(all::addAll);
        }
        return List.copyOf(all);
    }

    /** The sample at a position of the endless sequence: shuffled passes over the pool, mixed with draws by class. */
    Sample at(long position) {
        if (preferred != null && new SplittableRandom(mix(seed + 31 * position)).nextDouble() < preferredShare) {
            return preferred.at(position);
        }
        RandomGenerator random = random(position);
        if (!byClass.isEmpty() && random.nextDouble() < classBalance) {
            List<? extends Sample> ofClass = byClass.get(random.nextInt(byClass.size()));
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
        var rest = new ArrayList<Sample>(pool);
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
