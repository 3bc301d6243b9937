/// The unique pupil number: a check letter and twelve figures, of which the last may be a letter for a temporary number.
package enum PupilNumber {
    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")

    /// UN1 to UN9: why there is none, as some returns write it in its place.
    package static func isReason(_ text: String) -> Bool { text.count <= 4 && text.uppercased().hasPrefix("UN") }

    package static func isRight(_ text: String) -> Bool {
        let characters = Array(text.uppercased())
        guard characters.count == 13, let checked = letters.firstIndex(of: characters[0]) else { return false }
        var sum = 0
        for (index, character) in characters.dropFirst().enumerated() {
            // A temporary number ends in a letter, which counts as its place in the list.
            let value = character.isASCII ? character.wholeNumberValue : nil
            guard let value = value ?? (index == 11 ? letters.firstIndex(of: character) : nil) else { return false }
            sum += value * (index + 2)
        }
        return sum % 23 == checked
    }
}
