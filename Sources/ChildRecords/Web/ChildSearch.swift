import SiteKit

/// Children are found through the one door to their names, and each look leaves the row that their list leaves. No name is in the index.
package enum ChildSearch {
    package static func sources(_ store: Store) -> [SearchSource] {
        [
            SearchSource("children", "Children", .readChild) { words, range, request in
                guard !words.text.isEmpty else { return Found([], count: 0) }
                let asker = Requester(request, to: .readChild)
                let page = range.lowerBound / ChildQuery.pageLength + 1
                let list = try await store.read { try ChildList.read(ChildQuery(words: words.text, page: page), for: asker, in: $0) }
                let first = range.lowerBound % ChildQuery.pageLength
                let shown = list.shown.dropFirst(first).prefix(range.count)
                try await store.recordView(of: shown.map(\.id), act: .listedChild, by: request.changer)
                return Found(shown.map(item), count: list.count)
            }
        ]
    }

    private static func item(_ line: ChildLine) -> FoundItem {
        guard let record = line.record else {
            return FoundItem(title: "Restricted record \(line.number)", day: nil, path: ChildPlaces.show.path(line.id))
        }
        return FoundItem(title: record.name, extract: "ID \(line.number)", day: nil, path: ChildPlaces.show.path(line.id))
    }
}
