import ChildRecords
import Foundation
import SiteKit

/// The council’s case system, where a child’s own record is. Throughline knows an address there by a pattern that the council sets, and
/// asks it nothing.
package enum CaseSystem {
    package static let setting = Settings.Name("case-system")
    static let wanted = "Enter an address that begins with https:// and contains {number} once, after the name of the host."

    /// An address of the case system with a place for the child’s number, which lies behind the host: no number makes it another host’s.
    package static func isPattern(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\`".utf8.contains($0) }), text.hasPrefix("https://"),
            text.components(separatedBy: "{number}").count == 2, let url = URL(string: text.replacing("{number}", with: "1")),
            let host = url.host, !host.isEmpty, url.user == nil, url.password == nil
        else { return false }
        return URL(string: text.replacing("{number}", with: "evil.example"))?.host == host
            && URL(string: text.replacing("{number}", with: "1"))?.port == URL(string: text.replacing("{number}", with: "2"))?.port
    }

    /// Nil where the council has set none.
    package static func address(of number: LAChildID, pattern: String?) -> String? {
        guard let pattern, isPattern(pattern) else { return nil }
        return pattern.replacing("{number}", with: number.text.asQueryValue)
    }

    /// It opens in a tab of its own, and the case system learns nothing of the page it was opened from.
    static func link(to number: LAChildID, pattern: String?, words: String) -> HTML? {
        address(of: number, pattern: pattern).map {
            "<a href=\"\($0)\" target=\"_blank\" rel=\"noopener noreferrer\">\(words)<span class=\"unseen\"> in the case system, in a new tab</span></a>"
        }
    }
}
