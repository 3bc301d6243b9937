import Foundation

/// A worker and a child have the same surname when the last word of their names, or one part of a double name, is the same, whatever its
/// capitals and accents. One such opening is worth a question.
///
/// Parts of fewer than three letters are no sign.
package enum SameSurname {
    package static func parts(of name: String) -> Set<String> {
        let last = name.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        let plain = last.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return Set(plain.split { "-‐’'".contains($0) }.map(String.init).filter { $0.count >= 3 })
    }

    package static func isShared(_ worker: String, _ child: String) -> Bool { !parts(of: worker).isDisjoint(with: parts(of: child)) }

    package static func reason(_ count: Int) -> String {
        count == 1 ? "Opened a record with the worker’s own surname." : "Opened \(count) records with the worker’s own surname."
    }
}
