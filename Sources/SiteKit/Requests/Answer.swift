import Foundation

/// What a handler answers.
package enum Answer: Sendable {
    case page(Page)
    /// After a change: the browser fetches the outcome, so that reloading sends nothing twice. The page that it fetches begins with a
    /// confirmation: “Saved.” where the form changed something and nothing more precise is given.
    case seeOther(String, saying: Confirmation = .saved)
    case file(Download)
    /// Signs the browser in with this cookie and leads on.
    case signedIn(SecretToken, then: String)
    case signedOut(then: String)
    /// Leads away to sign in elsewhere, and binds that to this browser.
    case away(to: String, SecretToken)
}

/// A file to keep, or a frozen page to read.
package struct Download: Sendable {
    package enum Manner: Sendable { case attachment, inline }

    let bytes: [UInt8]
    let type: String
    let name: String
    let manner: Manner
    let status: Int
    let keepable: Bool

    /// - Parameter keepable: true for what never changes and anyone may see, which browsers may then keep.
    package init(
        _ bytes: some Sequence<UInt8>, type: String, name: String, manner: Manner = .attachment, status: Int = 200, keepable: Bool = false
    ) {
        self.bytes = Array(bytes)
        self.type = type
        self.name = name
        self.manner = manner
        self.status = status
        self.keepable = keepable
    }
}

extension Download {
    /// The name as a header can carry it: printable ASCII without what would end or escape the name.
    var plainName: String {
        let name = name.unicodeScalars.filter { (32..<127).contains($0.value) && !["\"", "\\", "/"].contains($0) }
        return name.isEmpty ? "download" : String(String.UnicodeScalarView(name))
    }
}

/// The thing asked for is not there, or is not for this person: both answer alike.
package struct NotFound: Error { package init() {} }

/// Something a domain refuses, in words for the person who asked.
package protocol InWords: Error {
    var words: String { get }
}
