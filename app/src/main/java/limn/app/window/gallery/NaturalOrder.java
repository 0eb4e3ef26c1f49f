package limn.app.window.gallery;

/** Orders names as people number them: {@code boat9} stands before {@code boat10}. */
public final class NaturalOrder {
    private NaturalOrder() {}

    /**
     * A text whose plain order is the natural one: each run of the digits 0 to 9 is written without leading zeros, behind a zero and
     * the count of its digits. Names that differ in such zeros alone have the same key.
     */
    static String key(String name) {
        var key = new StringBuilder(name.length() + 8);
        int i = 0;
        while (i < name.length()) {
            if (isDigit(name.charAt(i))) {
                int end = i;
                while (end < name.length() && isDigit(name.charAt(end))) {
                    end++;
                }
                while (i < end && name.charAt(i) == '0') {
                    i++;
                }
                key.append('0').append((char) (end - i)).append(name, i, end);
                i = end;
            } else {
                key.append(name.charAt(i++));
            }
        }
        return key.toString();
    }

    /** The natural order of two names; names of one key stand as their characters do. */
    static int compare(String a, String b) {
        int byKey = key(a).compareTo(key(b));
        return byKey != 0 ? byKey : a.compareTo(b);
    }

    private static boolean isDigit(char c) { return c >= '0' && c <= '9'; }
}
