package limn.engine.recipe;

import java.util.List;

/** One number or choice of a recipe: what it is called, what it may be, what it is unless somebody says otherwise. */
public sealed interface Setting {
    String key();

    /** One line for people. */
    String description();

    /** The value used when none is given. @param pretrained whether the encoder starts from pretrained weights */
    String defaultValue(boolean pretrained);

    /** What it may be, as {@code 0..1}, {@code 8, 16 .. 64} or {@code a, b}; empty for free text. */
    String allowed();

    /** The value as it will be kept. @throws RecipeException.WrongValue if it is not allowed */
    String checked(String value) throws RecipeException.WrongValue;

    /**
     * A number within bounds, both included.
     *
     * @param step what it is a multiple of: 1 for whole numbers; 0 for any number
     */
    record Range(String key, String description, double fresh, double pretrained, double min, double max, int step)
            implements
                Setting {
        @Override
        public String defaultValue(boolean isPretrained) { return text(isPretrained ? pretrained : fresh); }

        @Override
        public String checked(String value) throws RecipeException.WrongValue {
            double number;
            try {
                number = Double.parseDouble(value.strip());
            } catch (NumberFormatException e) {
                throw new RecipeException.WrongValue(key, value, allowed());
            }
            if (!(number >= min && number <= max) || step > 0 && number % step != 0) {
                throw new RecipeException.WrongValue(key, value, allowed());
            }
            return text(number);
        }

        @Override
        public String allowed() {
            return step > 1 ? text(min) + ", " + text(min + step) + " .. " + text(max) : text(min) + ".." + text(max);
        }

        private static String text(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }
    }

    /** One of a few words. */
    record Choice(String key, String description, String fresh, String pretrained, List<String> options)
            implements
                Setting {
        public Choice { options = List.copyOf(options); }

        @Override
        public String defaultValue(boolean isPretrained) { return isPretrained ? pretrained : fresh; }

        @Override
        public String allowed() { return String.join(", ", options); }

        @Override
        public String checked(String value) throws RecipeException.WrongValue {
            if (!options.contains(value)) {
                throw new RecipeException.WrongValue(key, value, allowed());
            }
            return value;
        }
    }

    /** Free text, a path; empty means none. */
    record Text(String key, String description) implements Setting {
        @Override
        public String defaultValue(boolean pretrained) { return ""; }

        @Override
        public String allowed() { return ""; }

        @Override
        public String checked(String value) { return value; }
    }
}
