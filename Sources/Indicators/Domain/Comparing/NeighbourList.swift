import Vocabulary

/// The councils that a council compares itself with, from a file of its own: a line for each, by code or by name.
package struct NeighbourList: Sendable, Hashable {
    package struct Council: Sendable, Hashable, Codable {
        package let code: String
        package let name: String
        package init(code: String, name: String) { (self.code, self.name) = (code, name) }
    }

    /// By name: neighbours are not ranked.
    package let councils: [Council]

    private static let codes = ["neighbour_code", "neighbor_code", "code", "old_la_code", "new_la_code", "la_code"]
    private static let names = ["neighbour_name", "neighbour", "neighbor", "name", "la_name", "council", "local authority", "authority"]
    private static let owners = ["la_code", "council_code", "own_code"]
    package static let most = 30

    /// - Parameters:
    ///   - rows: the names of the columns first. A file of all councils names each with its neighbours: only the lines of our own are taken.
    ///   - known: councils that published figures name and the shipped list does not, by code.
    package init(_ rows: [[String]], own: OwnAuthority?, known: [String: String] = [:]) throws(Problems) {
        guard let head = rows.first, rows.count > 1 else {
            throw Problems(
                "file", "The file has no rows. The first row names the columns: code, name or both. Each further row is a neighbour.")
        }
        let titles = head.map { $0.lowercased().split(separator: " ").joined(separator: " ") }
        func place(_ words: [String]) -> Int? { words.lazy.compactMap { titles.firstIndex(of: $0) }.first }
        let owner = place(NeighbourList.owners).flatMap {
            titles[$0] != "la_code" || place(["neighbour_code", "neighbour", "neighbour_name"]) != nil ? $0 : nil
        }
        let code = place(NeighbourList.codes.filter { $0 != owner.map { titles[$0] } })
        let name = place(NeighbourList.names)
        guard code != nil || name != nil else {
            throw Problems("file", "The first row names no column “code” or “name”. Name the columns, as in: code, name.")
        }
        var (councils, problems): ([Council], [Problem]) = ([], [])
        for (index, cells) in rows.enumerated().dropFirst() {
            func cell(_ place: Int?) -> String {
                place.flatMap { cells.indices.contains($0) ? cells[$0].split(separator: " ").joined(separator: " ") : nil } ?? ""
            }
            if let owner, let own, cell(owner) != own.code { continue }
            do throws(Problem) {
                let council = try NeighbourList.council(code: cell(code), name: cell(name), known)
                if council.code == own?.code { throw Problem("", "\(council.name) is your own council. Remove the line.") }
                if councils.contains(where: { $0.code == council.code }) {
                    throw Problem("", "\(council.name) is in the file twice. Remove one of the lines.")
                }
                councils.append(council)
            } catch { problems.append(Problem("file", "Line \(index + 1): \(error.words)")) }
        }
        if !problems.isEmpty { throw Problems(problems) }
        guard !councils.isEmpty else { throw Problems("file", "The file has no neighbour of \(own?.name ?? "your council").") }
        guard councils.count <= NeighbourList.most else {
            throw Problems("file", "The file has \(councils.count) neighbours. Shorten it to \(NeighbourList.most) or fewer.")
        }
        self.councils = councils.sorted { $0.name < $1.name }
    }

    private static func council(code: String, name: String, _ known: [String: String]) throws(Problem) -> Council {
        let england = LocalAuthorities.england
        if code.isEmpty, name.isEmpty { throw Problem("", "the line is empty. Enter a code or a name.") }
        let byCode = code.isEmpty ? nil : england[code: code] ?? england.authority(statisticsCode: code)
        let byName = name.isEmpty ? nil : england.named(name)
        func agreed(_ found: Council) throws(Problem) -> Council {
            let (given, kept) = (LocalAuthorities.key(name), LocalAuthorities.key(found.name))
            guard name.isEmpty || byName?.code == found.code || given.contains(kept) || kept.contains(given) else {
                throw Problem("", "the code \(found.code) is of \(found.name), and the name is “\(name)”. Correct one of them.")
            }
            return found
        }
        if let byCode { return try agreed(Council(code: byCode.code, name: byCode.name)) }
        if let found = known[code] { return try agreed(Council(code: code, name: found)) }
        if code.isEmpty, let byName { return Council(code: byName.code, name: byName.name) }
        if code.isEmpty, let found = known.first(where: { LocalAuthorities.key($0.value) == LocalAuthorities.key(name) }) {
            return Council(code: found.key, name: found.value)
        }
        throw Problem(
            "",
            "\(code.isEmpty ? "“\(name)”" : "the code \(code)") is no council of England that is known. Check it against the list of the Department for Education."
        )
    }
}

extension LocalAuthorities {
    /// The council with a code of the Office for National Statistics, of today or of before.
    package func authority(statisticsCode code: String) -> LocalAuthority? {
        current.first { $0.statisticsCode == code } ?? all.first { $0.statisticsCode == code || $0.formerStatisticsCodes.contains(code) }
    }
}
