import Vocabulary

/// Everything the returns say of one child, from all forms together: who it is, and its entries of each kind in the order of days.
package struct ChildHistory: Sendable {
    package let child: LoadedChild
    /// Each thing once: of two forms that tell the same, the fuller one. Rules that look for contradictions read ``all``.
    package let entries: [EntryKind: [Entry]]
    /// As the files have them, the same thing from two forms twice.
    package let all: [Entry]
    /// Other numbers of the council that are taken for the same child.
    package let also: [LAChildID]

    package init(_ number: LAChildID, _ all: [Entry], also: [LAChildID] = []) {
        self.also = also
        child = LoadedChild(number, all)
        self.all = all
        entries = Dictionary(grouping: SameThingTwice.once(all), by: \.kind).mapValues { list in
            list.sorted { ($0.from?.number ?? .min, $0.origin.row) < ($1.from?.number ?? .min, $1.origin.row) }
        }
    }

    package subscript(_ kind: EntryKind) -> [Entry] { entries[kind] ?? [] }

    /// The entries of a kind that hold on a day.
    package func holding(_ kind: EntryKind, on day: Day) -> [Entry] { self[kind].filter { $0.holds(on: day) } }
}
