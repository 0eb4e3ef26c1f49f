package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import java.util.List;
import java.util.stream.LongStream;
import limn.annotator.model.ImageId;
import org.junit.jupiter.api.Test;

class ValidationShareTest {
    @Test
    void aFifthGoesToValidationAndSomethingStays() {
        List<ImageId> ten = LongStream.range(0, 10).mapToObj(ImageId::new).toList();
        assertThat(ValidationShare.choose(ten, 0.2)).hasSize(2).doesNotHaveDuplicates();
        assertThat(ValidationShare.choose(ten, 0.2)).isEqualTo(ValidationShare.choose(ten, 0.2));
        assertThat(ValidationShare.choose(ten.subList(0, 2), 0.2)).hasSize(1);
        assertThat(ValidationShare.choose(ten.subList(0, 1), 0.2)).isEmpty();
        assertThat(ValidationShare.choose(List.of(), 0.2)).isEmpty();
    }
}
