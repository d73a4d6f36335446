#pragma once
// The exercise files of this repository, read as the program reads them. Tests run from its root.

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/exercise/exercise_reader.hpp"
#include "ergoaudit/rules/definition_reader.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {

inline toml_tree::Document parsed(std::string text, std::string file) {
    auto document = toml_tree::parse(std::move(text), std::move(file));
    for (const Diagnostic& problem : document.problems()) ADD_FAILURE() << to_text(problem);
    return document.ok() ? std::move(document).value() : toml_tree::Document{};
}

inline std::vector<toml_tree::Document> shipped_documents() {
    const std::string folder = "rules/exercises";
    std::vector<toml_tree::Document> documents;
    for (const std::string& name : disk().names_in(folder)) {
        if (!name.ends_with(".toml")) continue;
        auto text = disk().read(folder + "/" + name);
        EXPECT_TRUE(text.ok()) << name;
        if (text.ok()) documents.push_back(parsed(std::move(text).value(), name));
    }
    return documents;
}

inline std::span<const Definition> shipped_definitions() {
    static Arena arena;
    static const std::vector<Definition> definitions = [] {
        auto text = disk().read("rules/definitions.toml");
        auto read = read_definitions(parsed(text.ok() ? text.value() : std::string(), "definitions.toml"), arena);
        for (const Diagnostic& problem : read.problems()) ADD_FAILURE() << to_text(problem);
        return read.ok() ? read.value() : std::vector<Definition>{};
    }();
    return definitions;
}

// Reads them once for all tests of the program.
inline const ExerciseKnowledge& shipped_exercises() {
    static Arena arena;
    static const ExerciseKnowledge knowledge = [] {
        auto read = read_exercises(shipped_documents(), arena, shipped_definitions());
        for (const Diagnostic& problem : read.problems()) ADD_FAILURE() << to_text(problem);
        return read.ok() ? read.value() : ExerciseKnowledge{};
    }();
    return knowledge;
}

// The six exercises of the article alone, as shipped: small enough to say what must come out.
inline const ExerciseKnowledge& six_exercises() {
    static const std::vector<Exercise> six = [] {
        std::vector<Exercise> kept;
        for (const Exercise& exercise : shipped_exercises().exercises)
            if (std::ranges::find(shipped_exercises().programme.rotation, exercise.id) !=
                shipped_exercises().programme.rotation.end())
                kept.push_back(exercise);
        return kept;
    }();
    static const ExerciseKnowledge knowledge = [] {
        ExerciseKnowledge result = shipped_exercises();
        result.exercises = six;
        return result;
    }();
    return knowledge;
}

inline const Exercise& shipped(std::string_view id) {
    const Exercise* exercise = shipped_exercises().find(id);
    EXPECT_NE(exercise, nullptr) << id;
    static const Exercise none;
    return exercise == nullptr ? none : *exercise;
}

}  // namespace ergoaudit
