extension Day: CustomStringConvertible {
    package enum Weekday: Int, Sendable, CaseIterable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday

        /// `Friday`.
        package var name: String { String(describing: self).capitalisedFirst }
    }

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    package var weekday: Weekday {
        // 1 January 1970 was a Thursday.
        Weekday(rawValue: ((number + 3) % 7 + 7) % 7) ?? .monday
    }

    package var isWeekend: Bool { weekday == .saturday || weekday == .sunday }

    /// `2022-03-25`, for files, addresses and machines.
    package var iso: String {
        let (year, month, day) = parts
        return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
    }

    /// `25 March 2022`, for people.
    package var description: String {
        let (year, month, day) = parts
        return "\(day) \(Day.monthNames[month - 1]) \(year)"
    }

    /// `Friday 25 March 2022`.
    package var withWeekday: String { "\(weekday.name) \(description)" }

    /// `25 March`, where the year is plain from what stands around it.
    package var withoutYear: String {
        let (_, month, day) = parts
        return "\(day) \(Day.monthNames[month - 1])"
    }

    /// `March 2022`.
    package var monthAndYear: String {
        let (year, month, _) = parts
        return "\(Day.monthNames[month - 1]) \(year)"
    }

    private func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension String {
    package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
