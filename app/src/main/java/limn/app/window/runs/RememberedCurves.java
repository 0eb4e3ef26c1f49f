package limn.app.window.runs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import limn.app.chart.CurveGroup;
import limn.app.window.command.KeyStore;

/** Which curves of a run a person wants to see, kept between starts. */
public final class RememberedCurves {
    private static final String KEY = "curves";
    private final KeyStore store;

    public RememberedCurves(KeyStore store) { this.store = store; }

    /** mIoU, losses and classes unless somebody chose others. Groups of another version are skipped. */
    public Set<CurveGroup> read() {
        Set<String> names = Set.copyOf(Arrays.asList(store.read(KEY).split(",")));
        Set<CurveGroup> groups = Arrays.stream(CurveGroup.values())
                .filter(g -> names.contains(g.name().toLowerCase(Locale.ROOT))).collect(Collectors.toSet());
        return groups.isEmpty() ? EnumSet.of(CurveGroup.MIOU, CurveGroup.LOSSES, CurveGroup.BARS) : groups;
    }

    public void write(Set<CurveGroup> groups) {
        store.write(KEY, groups.stream().sorted().map(g -> g.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",")));
    }
}
