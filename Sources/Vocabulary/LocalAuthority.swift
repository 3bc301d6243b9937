import Foundation

/// A council of England with children's services, as the Department for Education and the Office for National Statistics number it.
package struct LocalAuthority: Hashable, Sendable {
    /// The Department's three figures, which every return carries.
    package let code: String
    /// The code of the Office for National Statistics.
    package let statisticsCode: String
    package let name: String
    package let region: String
    /// Nil for one of long standing.
    package let from: Day?
    /// Nil for one that exists today.
    package let until: Day?
    package let otherNames: [String]
    package let formerStatisticsCodes: [String]
}

/// The councils of England, shipped with the program: who is one, and under which code and names.
package struct LocalAuthorities: Sendable {
    package let all: [LocalAuthority]
    private let byName: [String: LocalAuthority]

    package var current: [LocalAuthority] { all.filter { $0.until == nil } }

    /// - Parameter lines: as in `local-authorities.txt`, which tells its columns; `#` begins a comment.
    init(lines text: String) throws(ListFault) {
        var all: [LocalAuthority] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 8, cells[0].count == 3, Int(cells[0]) != nil, !cells[2].isEmpty else { throw ListFault(line: index + 1) }
            all.append(
                LocalAuthority(
                    code: cells[0], statisticsCode: cells[1], name: cells[2], region: cells[3], from: Day(iso: cells[4]),
                    until: Day(iso: cells[5]), otherNames: cells[6].isEmpty ? [] : cells[6].components(separatedBy: ", "),
                    formerStatisticsCodes: cells[7].split(separator: " ").map(String.init)))
        }
        self.all = all
        let pairs = all.flatMap { authority in ([authority.name] + authority.otherNames).map { (LocalAuthorities.key($0), authority) } }
        byName = Dictionary(pairs) { first, second in first.until == nil ? first : second }
    }

    private init() { (all, byName) = ([], [:]) }

    /// The current council of that code, or else the one that ended.
    package subscript(code code: String) -> LocalAuthority? {
        all.first { $0.code == code && $0.until == nil } ?? all.first { $0.code == code }
    }

    /// The council of that name, with or without "Council", "Borough of" and the like; nil for a name that no council has.
    package func named(_ name: some StringProtocol) -> LocalAuthority? { byName[LocalAuthorities.key(name)] }

    /// A name as it is compared: small letters, "and" for "&", without what councils put before and after their names.
    package static func key(_ name: some StringProtocol) -> String {
        let plain = name.lowercased().replacing("&", with: " and ").replacing("\u{2019}", with: "'").replacing("'s ", with: " ")
            .replacing("city of london", with: "cityoflondon")
        var words = plain.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map { word in
            word.hasSuffix("'s") ? String(word.dropLast(2)) : String(word).replacing("'", with: "")
        }
        words.removeAll(where: titles.contains)
        if words.count > 1, words.first == "london" { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private static let titles: Set = [
        "the", "of", "council", "borough", "metropolitan", "royal", "county", "city", "district", "unitary", "authority", "corporation",
        "local",
    ]

    /// A list that cannot be read.
    struct ListFault: Error { let line: Int }
}

extension LocalAuthorities {
    /// The list as shipped. The program does not start where it cannot be read: see ``checkShipped()``.
    package static let england: LocalAuthorities = {
        switch shipped {
        case .success(let list): list
        case .failure: LocalAuthorities()
        }
    }()

    /// - Throws: ``ShippedFault`` where the list is missing or cannot be read.
    package static func checkShipped() throws(ShippedFault) { _ = try shipped.get() }

    private static let shipped: Result<LocalAuthorities, ShippedFault> = {
        guard let file = Bundle.module.url(forResource: "Data/local-authorities", withExtension: "txt") else {
            return .failure(ShippedFault(reason: "The file is missing."))
        }
        do {
            return .success(try LocalAuthorities(lines: try String(contentsOf: file, encoding: .utf8)))
        } catch {
            return .failure(ShippedFault(reason: "\(error)"))
        }
    }()

    /// The list of councils that comes with the program cannot be read.
    package struct ShippedFault: Error, CustomStringConvertible {
        let reason: String
        package var description: String {
            "The list of England’s councils that comes with Throughline cannot be read, so reports and returns of another council would not be recognised. Install it again. \(reason)"
        }
    }
}

/// The council whose installation this is. Reports and returns of another council stop until a person answers for them.
package struct OwnAuthority: Hashable, Sendable {
    /// The Department's three figures.
    package let code: String
    package let name: String

    /// - Returns: nil unless the code has three figures and there is a name.
    package init?(code: String, name: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (48...57).contains($0) }), !name.isEmpty else { return nil }
        (self.code, self.name) = (code, name)
    }

    package init(_ authority: LocalAuthority) { (code, name) = (authority.code, authority.name) }

    /// As the setting holds it, `893 Shropshire`.
    package init?(stored: String) { self.init(code: String(stored.prefix(3)), name: String(stored.dropFirst(4))) }
    package var stored: String { "\(code) \(name)" }

    /// True where a name printed in a report is this council's.
    package func isNamed(_ printed: String) -> Bool {
        LocalAuthorities.key(printed) == LocalAuthorities.key(name) || LocalAuthorities.england.named(printed)?.code == code
    }
}
