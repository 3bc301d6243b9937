import Foundation

/// Where a record says one thing and the case system another, a person settles which is right; no load overwrites what was typed, and
/// nothing typed hides what was loaded. What was settled stays settled while both sides say the same as then, and is asked again when one
/// of them changes.
///
/// Names are compared without capitals and accents; a team only where a team of that name stands in the tree.
package enum DifferencesToSettle {
    package static func found(
        name: String, birth: Birth, team: String, _ loaded: CaseFacts, isTeam: (String) -> Bool, settled: Set<FieldDifference> = []
    ) -> [FieldDifference] {
        var found: [FieldDifference] = []
        if let theirs = loaded.name, plain(theirs) != plain(name) { found.append(FieldDifference(.name, ours: name, theirs: theirs)) }
        if let theirs = loaded.birth, theirs != birth { found.append(FieldDifference(.birth, ours: birth.words, theirs: theirs.words)) }
        if let theirs = loaded.team, plain(theirs) != plain(team), isTeam(theirs) {
            found.append(FieldDifference(.team, ours: team, theirs: theirs))
        }
        return found.filter { !settled.contains($0) }
    }

    private static func plain(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }
}
