package limn.app.window.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import limn.app.chart.Readout;
import org.junit.jupiter.api.Test;

class HoverTest {
    private static final List<Readout.Value> TWENTY = IntStream.range(0, 20)
            .mapToObj(i -> new Readout.Value(i, 5, 1.0 / (i + 1))).toList();

    @Test
    void whereNotAllValuesFitThoseAroundTheNearestCurveAreListed() {
        assertThat(Hover.around(TWENTY, 10, 5)).extracting(Readout.Value::series).containsExactly(8, 9, 10, 11, 12);
        assertThat(Hover.around(TWENTY, 0, 5)).extracting(Readout.Value::series).containsExactly(0, 1, 2, 3, 4);
        assertThat(Hover.around(TWENTY, 19, 5)).extracting(Readout.Value::series).containsExactly(15, 16, 17, 18, 19);
    }

    @Test
    void withoutANearestCurveTheLargestValuesAreListed() {
        assertThat(Hover.around(TWENTY, -1, 3)).extracting(Readout.Value::series).containsExactly(0, 1, 2);
        assertThat(Hover.around(TWENTY, -1, 50)).isEqualTo(TWENTY);
    }
}
