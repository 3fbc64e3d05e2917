package dev.touchstone.server.course;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Courses extends Repository<Course, Long> {

  Optional<Course> findBySlug(String slug);

  Optional<Course> findById(long id);

  Iterable<Course> findAll();

  Course save(Course course);
}
