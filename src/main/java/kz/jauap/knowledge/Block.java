package kz.jauap.knowledge;

/// A paragraph, a list's entry, a row of a table, or a heading; its white space is single spaces.
record Block(boolean heading, String text) {

    static Block of(boolean heading, String raw) {
        return new Block(heading, raw.replaceAll("[\\s\\u00a0]+", " ").strip());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
