package kz.jauap.contact;

import java.util.List;

/// What a burst tells about who wrote it.
///
/// @param people whoever writes for the first time
public record Introduced(List<Person> people, List<Noted> noted) {

    public Introduced {
        people = List.copyOf(people);
        noted = List.copyOf(noted);
    }
}
