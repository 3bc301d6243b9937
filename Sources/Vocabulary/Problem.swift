/// What is wrong with something a person gave us, where, and how to mend it, in words for that person.
package struct Problem: Error, Hashable, Sendable {
    /// The name of the form's field, or the place in a file. Empty when it belongs to the whole.
    package let place: String
    package let words: String

    package init(_ place: String, _ words: String) {
        self.place = place
        self.words = words
    }
}

/// One or more problems found together, so that a person sees all of them at once.
package struct Problems: Error, Hashable, Sendable {
    package let all: [Problem]

    package init(_ all: [Problem]) { self.all = all }
    package init(_ place: String, _ words: String) { all = [Problem(place, words)] }
}
